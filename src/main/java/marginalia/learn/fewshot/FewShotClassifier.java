package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.Updatable;
import marginalia.learn.Weighing;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// A fitted [FewShot]: the mean of what several matchers hold probable.
public final class FewShotClassifier implements Updatable, Weighing {
  /// Name of its form in a model file.
  public static final String FORM = "few-shot";

  private final int columns;
  private final int labels;
  private final Optional<Thresholds> thresholds;
  private final List<Member> members;
  private final Provenance provenance;

  /// @param thresholds where labels may hold together
  FewShotClassifier(
      int columns,
      int labels,
      Optional<Thresholds> thresholds,
      List<Member> members,
      Provenance provenance) {
    this.columns = columns;
    this.labels = labels;
    this.thresholds = thresholds;
    this.members = List.copyOf(members);
    this.provenance = provenance;
  }

  @Override
  public int labels() {
    return labels;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  /// Costs O(n · m · width) where m examples are compared, at most some thousand.
  @Override
  public Probabilities probabilities(TextRows texts, Progress progress) {
    SparseMatrix x = SparseMatrix.of(texts);
    if (x.columns() != columns) {
      throw new IllegalArgumentException(x.columns() + " columns, fitted on " + columns);
    }
    float[] all = new float[Math.multiplyExact(x.rows(), labels)];
    for (int i = 0; i < members.size() && labels > 0; i++) {
      progress.report((double) i / members.size(), Notice.of("engine.scoring"));
      Member member = members.get(i);
      float[] scores = member.matcher().scores(x, progress.silent());
      float[] own = Tried.linked(scores, member.link(), thresholds.isEmpty(), labels);
      for (int at = 0; at < all.length; at++) {
        all[at] += member.share() * own[at];
      }
    }
    return thresholds
        .map(own -> own.over(x.rows(), all))
        .orElseGet(() -> Probabilities.exclusive(x.rows(), labels, all));
  }

  /// What the column adds to the scores that are sums over columns, each by its share.
  @Override
  public float weight(int column, int label) {
    float sum = 0;
    for (Member member : members) {
      float slope = member.link().slopes()[label];
      sum += member.share() * slope * member.matcher().weight(column, label);
    }
    return sum;
  }

  /// The answers become examples; links and shares stay.
  @Override
  public FewShotClassifier updated(TextRows texts, int[] rows, Targets y) {
    if (rows.length == 0 || labels == 0) {
      return this;
    }
    SparseMatrix x = SparseMatrix.of(texts).select(rows);
    List<Member> next = new ArrayList<>();
    for (Member member : members) {
      Matcher matcher = member.matcher().updated(x, y);
      next.add(new Member(member.matching(), matcher, member.link(), member.share()));
    }
    return new FewShotClassifier(
        columns, labels, thresholds, next, provenance.updated(rows.length));
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(columns);
    out.writeInt(labels);
    out.writeBoolean(thresholds.isPresent());
    if (thresholds.isPresent()) {
      thresholds.get().write(out);
    }
    out.writeInt(members.size());
    for (Member member : members) {
      member.write(out);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  public static FewShotClassifier read(DataInput in, Provenance provenance) throws IOException {
    int columns = in.readInt();
    int labels = in.readInt();
    Optional<Thresholds> thresholds =
        in.readBoolean() ? Optional.of(Thresholds.read(in, labels)) : Optional.empty();
    int count = in.readInt();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(Member.read(in, labels, provenance));
    }
    return new FewShotClassifier(columns, labels, thresholds, members, provenance);
  }
}
