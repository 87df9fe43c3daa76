package marginalia.store;

import java.time.Instant;
import java.util.List;

/// The `agreement` table: how well each model agreed with the one before it.
public final class AgreementStore {
  private final Database db;

  public AgreementStore(Database db) {
    this.db = db;
  }

  /// One comparison.
  ///
  /// @param before answers of the earlier model
  /// @param answers answers of the later one
  /// @param kappa Cohen's
  public record Compared(Instant at, int before, int answers, double kappa) {}

  public void append(Compared compared) {
    db.update(
        "INSERT INTO agreement (at, before, answers, kappa) VALUES (?, ?, ?, ?)",
        compared.at().toEpochMilli(),
        compared.before(),
        compared.answers(),
        compared.kappa());
  }

  /// All comparisons, oldest first.
  public List<Compared> all() {
    return db.query(
        "SELECT at, before, answers, kappa FROM agreement ORDER BY id",
        row ->
            new Compared(
                Instant.ofEpochMilli(row.number(1)),
                (int) row.number(2),
                (int) row.number(3),
                row.real(4)));
  }
}
