package marginalia.wording;

/// A failure that can tell the user in a sentence what went wrong and how to mend it.
public interface Noticed {
  Notice notice();
}
