package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.linear.Link;

/// The ways to match texts to labels.
enum Matching {
  LOGISTIC(1) {
    @Override
    Matcher fit(Shots shots, int width, long seed, Progress progress) {
      return LogisticMatcher.fit(shots, 0, seed, progress);
    }

    @Override
    Matcher read(DataInput in, int labels, Provenance provenance) throws IOException {
      return LogisticMatcher.read(in, provenance);
    }
  },
  /// The same on the encoder's vectors alone.
  LOGISTIC_VECTORS(1) {
    @Override
    Matcher fit(Shots shots, int width, long seed, Progress progress) {
      return LogisticMatcher.fit(shots, shots.x().columns() - width, seed, progress);
    }

    @Override
    Matcher read(DataInput in, int labels, Provenance provenance) throws IOException {
      return LogisticMatcher.read(in, provenance);
    }
  },
  PROTOTYPES(12) {
    @Override
    Matcher fit(Shots shots, int width, long seed, Progress progress) {
      return PrototypeMatcher.fit(shots);
    }

    @Override
    Matcher read(DataInput in, int labels, Provenance provenance) throws IOException {
      return PrototypeMatcher.read(in, labels);
    }
  },
  NEAREST(1) {
    @Override
    Matcher fit(Shots shots, int width, long seed, Progress progress) {
      return NearestMatcher.fit(shots, width);
    }

    @Override
    Matcher read(DataInput in, int labels, Provenance provenance) throws IOException {
      return NearestMatcher.read(in, labels);
    }
  },
  PROJECTED(12) {
    @Override
    Matcher fit(Shots shots, int width, long seed, Progress progress) {
      return ProjectedMatcher.fit(shots, width, seed, progress);
    }

    @Override
    Matcher read(DataInput in, int labels, Provenance provenance) throws IOException {
      return ProjectedMatcher.read(in, labels);
    }
  };

  /// The slopes that were best, on average, on answers to five data sets, where a label's name or
  /// eight texts of it were known.
  private final float usualSlope;

  Matching(float usualSlope) {
    this.usualSlope = usualSlope;
  }

  /// @param width of the encoder's vectors, which are the last columns
  abstract Matcher fit(Shots shots, int width, long seed, Progress progress);

  /// Reads what its [Matcher] wrote.
  abstract Matcher read(DataInput in, int labels, Provenance provenance) throws IOException;

  /// How scores become probabilities where there is nothing to find it out by. Where labels exclude
  /// each other their scores say it among themselves; otherwise a label is given where its score is
  /// clearly above those that are usual.
  Link usualLink(int labels, boolean exclusive) {
    Link link = Link.scaled(labels, usualSlope);
    if (!exclusive && this != LOGISTIC && this != LOGISTIC_VECTORS) {
      Arrays.fill(link.offsets(), (float) -Math.log(Math.max(1, labels - 1)));
    }
    return link;
  }
}
