package marginalia.corpus;

/// Identity of a label within one project. Survives every rename and move.
public record LabelId(long value) implements Comparable<LabelId> {
  @Override
  public int compareTo(LabelId other) {
    return Long.compare(value, other.value);
  }
}
