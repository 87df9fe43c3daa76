package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Advice;
import marginalia.evaluate.Difficulty;
import marginalia.jobs.Job;
import marginalia.session.Project;
import marginalia.session.Recommending;
import marginalia.session.experiment.Corpus;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says which model suits a project, or a labelled file, and why.
@Command(name = "recommend")
public final class RecommendCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", arity = "0..1", descriptionKey = "PROJECT")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--train", paramLabel = "FILE")
  private Optional<Path> train = Optional.empty();

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public RecommendCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (project.isPresent() == train.isPresent()) {
      console.fail(Notice.of("recommend.which"));
      return MarginaliaCommand.MISUSED;
    }
    Path input = train.or(() -> project).orElseThrow();
    Experiments.checkTarget(json, input);
    long start = System.nanoTime();
    Advice advice;
    if (train.isPresent()) {
      advice = console.result(ofFile(input));
    } else {
      try (Project opened = access.look(input)) {
        advice = console.result(new Recommending(opened).run());
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(advice, input, seconds));
    }
    if (!json.equals(Optional.of("-"))) {
      tell(advice);
    }
    return 0;
  }

  private Job<Advice> ofFile(Path file) {
    return console
        .jobs()
        .start(
            Recommending.KIND,
            Notice.of("job.recommend"),
            progress -> Recommending.advice(Corpus.answered(file, kind, progress), progress));
  }

  private void tell(Advice advice) {
    console.say(Notice.of("recommend.model", Notice.of("model." + advice.model())));
    advice.reasons().forEach(console::say);
    for (Advice.Option option : advice.options()) {
      console.say(
          Notice.of(
              "recommend.option." + option.basis(),
              Notice.of("model." + option.model()),
              100 * option.gain().value(),
              100 * option.gain().low(),
              100 * option.gain().high(),
              option.seconds()));
    }
  }

  private Map<String, Object> values(Advice advice, Path input, double seconds) {
    Difficulty difficulty = advice.difficulty();
    Map<String, Object> hard = new LinkedHashMap<>();
    hard.put("answers", difficulty.answers());
    hard.put("labels", difficulty.labels());
    hard.put("labelsWithFewAnswers", difficulty.rare());
    hard.put("wordsOfAText", difficulty.words());
    hard.put("sentencesOfAText", difficulty.sentences());
    hard.put("language", difficulty.language().name().toLowerCase(java.util.Locale.ROOT));
    hard.put("nearness", difficulty.nearness());
    advice.linear().ifPresent(f1 -> hard.put("linearMacroF1", f1));
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("input", input.toString());
    said.put("recommended", advice.model());
    said.put("reasons", advice.reasons().stream().map(console.wording()::say).toList());
    said.put("difficulty", hard);
    said.put("learntFrom", advice.learnt());
    said.put("options", advice.options().stream().map(RecommendCommand::values).toList());
    said.put("seconds", seconds);
    return said;
  }

  private static Map<String, Object> values(Advice.Option option) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("model", option.model());
    said.put("basis", option.basis().name().toLowerCase(java.util.Locale.ROOT));
    said.put("macroF1Gain", option.gain().value());
    said.put("interval", List.of(option.gain().low(), option.gain().high()));
    option
        .measured()
        .ifPresent(measured -> {
          said.put("macroF1GainOnPart", measured.gain());
          said.put("macroF1GainOnHalfOfPart", measured.gainByHalf());
        });
    said.put("secondsToTrain", option.seconds());
    return said;
  }
}
