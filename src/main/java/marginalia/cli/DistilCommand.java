package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.TaskKind;
import marginalia.distil.Comparison;
import marginalia.distil.Judged;
import marginalia.jobs.Work;
import marginalia.learn.ModelChoice;
import marginalia.session.experiment.Distilling;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Teaches a fast model what slow ones believe.
@Command(name = "distil")
public final class DistilCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--train", paramLabel = "FILE", required = true)
  private Path train = Path.of("");

  @Option(names = "--test", paramLabel = "FILE", required = true)
  private Path test = Path.of("");

  @Option(names = "--pool", paramLabel = "FILE")
  private Optional<Path> pool = Optional.empty();

  @Option(names = "--labels", paramLabel = "N")
  private Optional<Integer> labels = Optional.empty();

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--teacher", paramLabel = "NAME", split = ",")
  private List<String> teachers = List.of("encoder");

  @Option(names = "--teacher-set", paramLabel = "KEY=VALUE")
  private Map<String, String> teacherSettings = Map.of();

  @Option(names = "--student", paramLabel = "NAME")
  private String student = "fasttext";

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = Map.of();

  @Option(names = "--temperature", paramLabel = "T")
  private double temperature = Distilling.Lessons.defaults().softening().temperature();

  @Option(names = "--mix", paramLabel = "PART")
  private double mix = Distilling.Lessons.defaults().softening().mix();

  @Option(names = "--folds", paramLabel = "N")
  private int folds = Distilling.Lessons.defaults().folds();

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--save", paramLabel = "FILE")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public DistilCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(json, train, test);
    Optional<Experiments.Planned<Distilling.Report>> planned =
        Experiments.planned(console, this::plan);
    if (planned.isEmpty()) {
      return MarginaliaCommand.MISUSED;
    }
    Distilling.Report report =
        console.result(
            console.jobs().start("distil", Notice.of("distil.work"), planned.get().work()));
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(report));
    }
    if (!json.equals(Optional.of("-"))) {
      tell(report);
    }
    return 0;
  }

  private Work<Distilling.Report> plan() throws NoticeException {
    if (teachers.size() > 1 && !teacherSettings.isEmpty()) {
      throw new NoticeException(Notice.of("distil.oneTeacher"));
    }
    Distilling.Files files = new Distilling.Files(train, test, pool, kind, labels, save);
    Distilling.Lessons lessons = Distilling.Lessons.of(temperature, mix, folds, seed);
    return new Distilling(
            files,
            teachers.stream().map(name -> new ModelChoice(name, teacherSettings)).toList(),
            new ModelChoice(student, settings),
            lessons)
        .work(console::fail);
  }

  private void tell(Distilling.Report report) {
    console.say(
        Notice.of(
            "distil.lesson",
            report.answered(),
            report.believed(),
            report.seconds(),
            report.tested()));
    Comparison all = report.comparison();
    tell("distil.judged.teacher", all.teacher());
    tell("distil.judged.student", all.student());
    tell("distil.judged.alone", all.alone());
    console.say(all.verdict());
  }

  private void tell(String key, Judged judged) {
    console.say(
        Notice.of(
            key, judged.scores().accuracy(), judged.scores().macroF1(), judged.textsPerSecond()));
  }

  private Map<String, Object> values(Distilling.Report report) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("train", train.toString());
    said.put("test", test.toString());
    said.put("teachers", teachers);
    said.put("studentModel", student);
    said.put("temperature", temperature);
    said.put("mix", mix);
    said.put("folds", folds);
    said.put("seed", seed);
    said.put("answered", report.answered());
    said.put("unanswered", report.believed());
    said.put("tested", report.tested());
    Comparison all = report.comparison();
    said.put("teacher", values(all.teacher()));
    said.put("student", values(all.student()));
    said.put("studentAlone", values(all.alone()));
    all.leadMadeUp().ifPresent(part -> said.put("leadMadeUp", part));
    said.put("timesAsFast", all.faster());
    said.put("secondsExpected", report.expected());
    said.put("seconds", report.seconds());
    return said;
  }

  private static Map<String, Object> values(Judged judged) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("accuracy", judged.scores().accuracy());
    said.put("macroF1", judged.scores().macroF1());
    said.put("textsPerSecond", judged.textsPerSecond());
    return said;
  }
}
