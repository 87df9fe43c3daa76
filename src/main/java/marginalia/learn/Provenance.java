package marginalia.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marginalia.text.TextRows;

/// Where a classifier comes from.
///
/// @param trainer name and settings
/// @param data digest of features and truth, 16 hexadecimal digits; equal data have equal digests
/// @param rows number of texts learnt from
/// @param columns number of features
/// @param counts texts of each label
/// @param updates answers taken in since the fit
/// @param version of Java
/// @param elapsed wall time of the fit
public record Provenance(
    String trainer,
    long seed,
    String data,
    int rows,
    int columns,
    List<Integer> counts,
    int updates,
    String version,
    Duration elapsed) {
  public Provenance {
    counts = List.copyOf(counts);
  }

  /// The provenance of a fit just made.
  public static Provenance of(String trainer, long seed, TextRows x, Targets y, Duration elapsed) {
    List<Integer> counts = new ArrayList<>();
    for (int count : y.counts()) {
      counts.add(count);
    }
    return new Provenance(
        trainer,
        seed,
        digest(x, y),
        x.rows(),
        x.columns(),
        counts,
        0,
        Runtime.version().toString(),
        elapsed);
  }

  /// The same after `more` further answers.
  public Provenance updated(int more) {
    return new Provenance(
        trainer, seed, data, rows, columns, counts, updates + more, version, elapsed);
  }

  private static String digest(TextRows x, Targets y) {
    long hash = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      hash = (hash ^ row) * 0x9E3779B97F4A7C15L;
      hash = (Long.rotateLeft(hash, 23) ^ x.digest(row)) * 0xC4CEB9FE1A85EC53L;
      for (int label : y.labels(row)) {
        hash = (Long.rotateLeft(hash, 29) ^ label) * 0xFF51AFD7ED558CCDL;
      }
    }
    return String.format("%016x", hash ^ (hash >>> 31));
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(trainer);
    out.writeLong(seed);
    out.writeUTF(data);
    out.writeInt(rows);
    out.writeInt(columns);
    out.writeInt(counts.size());
    for (int count : counts) {
      out.writeInt(count);
    }
    out.writeInt(updates);
    out.writeUTF(version);
    out.writeLong(elapsed.toNanos());
  }

  static Provenance read(DataInput in) throws IOException {
    String trainer = in.readUTF();
    long seed = in.readLong();
    String data = in.readUTF();
    int rows = in.readInt();
    int columns = in.readInt();
    int labels = in.readInt();
    List<Integer> counts = new ArrayList<>();
    for (int label = 0; label < labels; label++) {
      counts.add(in.readInt());
    }
    return new Provenance(
        trainer,
        seed,
        data,
        rows,
        columns,
        counts,
        in.readInt(),
        in.readUTF(),
        Duration.ofNanos(in.readLong()));
  }
}
