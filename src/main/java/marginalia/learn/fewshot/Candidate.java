package marginalia.learn.fewshot;

import java.util.Locale;
import marginalia.jobs.Progress;

/// One way to match, and as how many examples a label's name counts.
record Candidate(Matching matching, int nameWeight) {
  Matcher fit(Shots shots, int width, long seed, Progress progress) {
    return matching.fit(shots.withTold(nameWeight), width, seed, progress);
  }

  String written() {
    return matching.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " names " + nameWeight;
  }
}
