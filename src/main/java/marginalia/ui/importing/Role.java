package marginalia.ui.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.exchange.Mapping;

/// What a column of a file can be.
public enum Role {
  TEXT,
  ID,
  LABEL,
  DATE,
  HELD_OUT,
  VERDICT,
  UNSURE,
  COMMENT,
  METADATA,
  IGNORE;

  /// What a column is in a mapping.
  static Role of(Mapping mapping, String column) {
    Optional<String> it = Optional.of(column);
    if (mapping.text().equals(column)) {
      return TEXT;
    }
    if (mapping.id().equals(it)) {
      return ID;
    }
    if (mapping.labels().contains(column)) {
      return LABEL;
    }
    if (mapping.date().equals(it)) {
      return DATE;
    }
    if (mapping.heldOut().equals(it)) {
      return HELD_OUT;
    }
    if (mapping.remarks().verdict().equals(it)) {
      return VERDICT;
    }
    if (mapping.remarks().unsure().equals(it)) {
      return UNSURE;
    }
    if (mapping.remarks().comment().equals(it)) {
      return COMMENT;
    }
    return mapping.metadata().contains(column) ? METADATA : IGNORE;
  }

  /// The mapping after a column was given a role; empty while no column is the text.
  static Optional<Mapping> assign(Optional<Mapping> before, String column, Role role) {
    if (before.isEmpty()) {
      return role == TEXT ? Optional.of(Mapping.ofText(column)) : Optional.empty();
    }
    Mapping without = without(before.get(), column);
    Optional<String> it = Optional.of(column);
    return Optional.of(
        switch (role) {
          case TEXT -> without.withText(column);
          case ID -> without.withId(it);
          case LABEL -> without.withLabels(plus(without.labels(), column));
          case DATE -> without.withDate(it);
          case HELD_OUT -> without.withHeldOut(it);
          case VERDICT -> without.withRemarks(without.remarks().withVerdict(it));
          case UNSURE -> without.withRemarks(without.remarks().withUnsure(it));
          case COMMENT -> without.withRemarks(without.remarks().withComment(it));
          case METADATA -> without.withMetadata(plus(without.metadata(), column));
          case IGNORE -> without;
        });
  }

  private static Mapping without(Mapping mapping, String column) {
    Optional<String> it = Optional.of(column);
    return mapping
        .withId(mapping.id().equals(it) ? Optional.empty() : mapping.id())
        .withDate(mapping.date().equals(it) ? Optional.empty() : mapping.date())
        .withHeldOut(mapping.heldOut().equals(it) ? Optional.empty() : mapping.heldOut())
        .withRemarks(mapping.remarks().without(column))
        .withLabels(minus(mapping.labels(), column))
        .withMetadata(minus(mapping.metadata(), column));
  }

  private static List<String> plus(List<String> columns, String column) {
    List<String> more = new ArrayList<>(columns);
    more.add(column);
    return more;
  }

  private static List<String> minus(List<String> columns, String column) {
    return columns.stream().filter(c -> !c.equals(column)).toList();
  }
}
