package marginalia.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import marginalia.jobs.Live;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.Detectors;
import marginalia.session.Discovering;
import marginalia.session.Encoding;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Resembling.Basis;
import marginalia.session.experiment.OpenLabels;
import marginalia.session.experiment.OpenRun;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the open texts of a project that fit none of its labels; or hides a part of the labels of
/// a file and reports how well texts of the others are told as new.
@Command(name = "novelty")
public final class NoveltyCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", arity = "0..1", descriptionKey = "PROJECT")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--read")
  private boolean read;

  @Option(names = "--train", paramLabel = "FILE")
  private Optional<Path> train = Optional.empty();

  @Option(names = "--test", paramLabel = "FILE")
  private Optional<Path> test = Optional.empty();

  @Option(names = "--known", paramLabel = "PERCENT", split = ",")
  private List<Integer> known = List.of(25, 50, 75);

  @Option(names = "--never-known", paramLabel = "LABEL")
  private List<String> neverKnown = List.of();

  @Option(names = "--detector", paramLabel = "NAME", split = ",")
  private List<String> detectors = List.of(Detectors.usual().name());

  @Option(names = "--by", paramLabel = "BASIS")
  private Basis basis = Basis.ENCODER;

  @Option(names = "--seeds", paramLabel = "N")
  private int seeds = 5;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public NoveltyCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (project.isPresent() == train.isPresent() || train.isPresent() != test.isPresent()) {
      console.fail(Notice.of("novelty.which"));
      return MarginaliaCommand.MISUSED;
    }
    List<Detector> asked = new ArrayList<>();
    for (String name : detectors) {
      try {
        asked.add(Detectors.named(name));
      } catch (NoticeException e) {
        console.fail(e.notice());
        return MarginaliaCommand.MISUSED;
      }
    }
    if (project.isPresent()) {
      Experiments.checkTarget(json, project.get());
      discover(project.get(), asked.getFirst());
    } else {
      Experiments.checkTarget(json, train.orElseThrow(), test.orElseThrow());
      measure(train.orElseThrow(), test.orElseThrow(), asked);
    }
    return 0;
  }

  private void discover(Path path, Detector detector) throws Exception {
    try (Project opened = read ? access.open(path) : access.look(path)) {
      if (read) {
        int fresh = console.result(new Encoding(opened, new Live<>(Ranking.NONE)).start());
        console.fail(Notice.of("cli.similar.read", fresh));
      }
      Discovering.Found found = console.result(Discovering.of(opened).find(detector));
      if (json.isPresent()) {
        Experiments.write(console, json.get(), values(found));
      }
      if (!json.equals(Optional.of("-"))) {
        tell(found);
      }
    }
  }

  private void tell(Discovering.Found found) {
    console.fail(Notice.of("resembling.basis." + lower(found.basis())));
    if (found.unread() > 0) {
      console.fail(Notice.of("resembling.unread", found.unread()));
    }
    if (found.groups().isEmpty()) {
      console.fail(Notice.of("novelty.none", found.looked()));
    }
    for (Discovering.Group group : found.groups()) {
      console.say(
          Notice.of("novelty.group", String.join(", ", group.words()), group.texts().size()));
      group.texts().forEach(text -> console.sayText(text.document(), text.score(), text.text()));
    }
  }

  private static String lower(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> values(Discovering.Found found) {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Discovering.Group group : found.groups()) {
      List<Map<String, Object>> texts = new ArrayList<>();
      for (Discovering.NewText text : group.texts()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("document", text.document().value());
        row.put("score", text.score());
        row.put("text", text.text());
        texts.add(row);
      }
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("words", group.words());
      said.put("texts", texts);
      groups.add(said);
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("basis", lower(found.basis()));
    said.put("looked", found.looked());
    said.put("unread", found.unread());
    said.put("groups", groups);
    return said;
  }

  private void measure(Path from, Path by, List<Detector> asked) throws Exception {
    OpenLabels plan = new OpenLabels(from, by, known, neverKnown, asked, basis, seeds, seed);
    OpenLabels.Report report =
        console.result(
            console.jobs().start("novelty", Notice.of("novelty.measuring"), plan.work()));
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(plan, report));
    }
    if (!json.equals(Optional.of("-"))) {
      tell(plan, report);
    }
  }

  private void tell(OpenLabels plan, OpenLabels.Report report) {
    for (Detector detector : plan.detectors()) {
      for (int share : plan.known()) {
        List<OpenRun> runs = report.of(detector, share);
        console.say(
            Notice.of(
                "novelty.scores",
                detector.name(),
                share,
                mean(runs, OpenRun::accuracy),
                mean(runs, OpenRun::macroF1),
                mean(runs, OpenRun::openF1),
                mean(runs, OpenRun::auc),
                runs.size()));
      }
    }
    if (report.left() > 0) {
      console.fail(Notice.of("experiment.left", report.left()));
    }
  }

  private static double mean(List<OpenRun> runs, ToDoubleFunction<OpenRun> of) {
    return runs.stream().mapToDouble(of).average().orElse(0);
  }

  private static Map<String, Object> values(OpenLabels plan, OpenLabels.Report report) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("train", plan.train().toString());
    said.put("test", plan.test().toString());
    said.put("encoder", report.encoder().orElse(""));
    said.put("rowsLeftOut", report.left());
    said.put("runs", report.runs().stream().map(NoveltyCommand::values).toList());
    return said;
  }

  private static Map<String, Object> values(OpenRun run) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("detector", run.detector());
    said.put("known", run.known());
    said.put("seed", run.seed());
    said.put("threshold", run.threshold());
    said.put("accuracy", run.accuracy());
    said.put("macroF1", run.macroF1());
    said.put("openF1", run.openF1());
    said.put("auc", run.auc());
    said.put("seconds", run.seconds());
    return said;
  }
}
