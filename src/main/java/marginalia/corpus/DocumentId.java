package marginalia.corpus;

/// Identity of a document within one project; positive, given by the store in order of import.
public record DocumentId(long value) implements Comparable<DocumentId> {
  @Override
  public int compareTo(DocumentId other) {
    return Long.compare(value, other.value);
  }
}
