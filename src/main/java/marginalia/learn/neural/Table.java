package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// A table of which a pass uses a few rows, such as the vectors of words: only they have gradients
/// and steps. Row 0 is what stands for nothing; it stays zero.
public final class Table {
  private static final int NOTHING = -1;

  private final String name;
  private final Matrix value;
  private final boolean trainable;
  private final List<List<Use>> uses = new ArrayList<>();
  private final int[] slots;
  private int[] rows = new int[256];
  private int touched;
  private Matrix gradient;

  /// Rows that a pass has looked up, and their slopes.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Use(int[] ids, Matrix slope) {}

  Table(String name, Matrix value, boolean trainable) {
    this.name = name;
    this.value = value;
    this.trainable = trainable;
    this.slots = new int[trainable ? value.rows() : 0];
    Arrays.fill(slots, NOTHING);
    this.gradient = room(trainable ? rows.length : 0);
  }

  private Matrix room(int count) {
    return Matrix.zeros(count, value.columns());
  }

  public String name() {
    return name;
  }

  public Matrix value() {
    return value;
  }

  /// Whether its rows are learnt.
  public boolean trainable() {
    return trainable;
  }

  void prepare(int shards) {
    while (uses.size() < shards) {
      uses.add(new ArrayList<>());
    }
  }

  /// Notes that `ids` were looked up and what their slopes will be.
  void used(Tape tape, int[] ids, Matrix slope) {
    uses.get(tape.shard()).add(new Use(ids, slope));
  }

  /// Adds up the slopes of all shards row by row, in a fixed order. Before the tapes are cleared.
  void gather() {
    for (List<Use> shard : uses) {
      for (Use use : shard) {
        for (int i = 0; i < use.ids.length; i++) {
          if (use.ids[i] != 0) {
            int slot = slot(use.ids[i]); // may make room, so before `gradient` is read
            Elementwise.addRow(1, use.slope, i, gradient, slot);
          }
        }
      }
      shard.clear();
    }
  }

  private int slot(int id) {
    if (slots[id] == NOTHING) {
      if (touched == rows.length) {
        rows = Arrays.copyOf(rows, touched * 2);
        Matrix larger = room(rows.length);
        larger.rows(0, touched).copyFrom(gradient);
        gradient = larger;
      }
      rows[touched] = id;
      slots[id] = touched++;
    }
    return slots[id];
  }

  /// Number of rows that have a gradient.
  int touched() {
    return touched;
  }

  /// The i-th of them.
  int row(int i) {
    return rows[i];
  }

  /// Gradients of the touched rows, in the order of [#row(int)].
  Matrix gradient() {
    return gradient.rows(0, touched);
  }

  void clearGradients() {
    for (int i = 0; i < touched; i++) {
      slots[rows[i]] = NOTHING;
    }
    gradient.rows(0, touched).clear();
    touched = 0;
  }
}
