package marginalia.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Answered;
import marginalia.evaluate.health.Finding;
import marginalia.evaluate.health.LongTail;
import marginalia.jobs.Live;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.Checkup;
import marginalia.session.Encoding;
import marginalia.session.Examining;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Resembling.Basis;
import marginalia.session.experiment.Corpus;
import marginalia.session.experiment.ForetoldMerges;
import marginalia.session.experiment.InjectedDamage;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists what is wrong with the scheme of a project or of a labelled file; or damages that of a
/// file on purpose and reports how often the damage is named; or merges labels of a file and
/// reports how far the forecasts of macro-F1 were off.
@Command(name = "health")
public final class HealthCommand implements Callable<Integer> {
  private static final int FIRST = 5;

  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "FILE|PROJECT", descriptionKey = "FIRST")
  private Path path = Path.of("");

  @Option(names = "--read")
  private boolean read;

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--by", paramLabel = "BASIS")
  private Basis basis = Basis.ENCODER;

  @Option(names = "--top", paramLabel = "N")
  private int top = 20;

  @Option(names = "--damage", paramLabel = "N")
  private int damage;

  @Option(names = "--merges", paramLabel = "N")
  private int merges;

  @Option(names = "--spare", paramLabel = "LABEL")
  private List<String> spared = List.of();

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public HealthCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    boolean experiment = damage > 0 || merges > 0;
    if (experiment && Project.named(path)) {
      console.fail(Notice.of("health.fileOnly"));
      return MarginaliaCommand.MISUSED;
    }
    Experiments.checkTarget(json, path);
    if (damage > 0) {
      harm();
    } else if (merges > 0) {
      merge();
    } else {
      tell(Project.named(path) ? ofProject() : ofFile());
    }
    return 0;
  }

  private Checkup ofProject() throws Exception {
    try (Project opened = read ? access.open(path) : access.look(path)) {
      if (read) {
        int fresh = console.result(new Encoding(opened, new Live<>(Ranking.NONE)).start());
        console.fail(Notice.of("cli.similar.read", fresh));
      }
      return console.result(new Examining(opened).look()).checkup();
    }
  }

  private Checkup ofFile() throws Exception {
    return console.result(
        console
            .jobs()
            .start(
                Examining.KIND,
                Notice.of("job.health"),
                progress -> {
                  Answered answered = Corpus.answered(path, kind, progress);
                  return Checkup.of(
                      answered,
                      List.of(),
                      basis,
                      PretrainedEncoder.of(answered.language()),
                      Texts::of,
                      Examining.ENOUGH,
                      progress);
                }));
  }

  private void tell(Checkup found) throws Exception {
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(found));
    }
    if (json.equals(Optional.of("-"))) {
      return;
    }
    console.fail(Notice.of("resembling.basis." + found.basis().name().toLowerCase(Locale.ROOT)));
    LongTail tail = found.health().tail();
    console.say(Notice.of("health.tail", tail.holdingMost(), tail.labels().size(), tail.all()));
    if (found.health().findings().isEmpty()) {
      console.say(Notice.of("health.none"));
    }
    found.health().findings().stream()
        .limit(top)
        .forEach(finding ->
            console.say(
                Notice.of(
                    "health.line",
                    finding.strength(),
                    found.said(finding),
                    Checkup.advice(finding))));
  }

  private Map<String, Object> values(Checkup found) {
    LongTail tail = found.health().tail();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("basis", found.basis().name().toLowerCase(Locale.ROOT));
    said.put("answers", tail.all());
    said.put("labels", tail.labels().size());
    said.put("labelsHolding80Percent", tail.holdingMost());
    said.put(
        "findings",
        found.health().findings().stream().map(finding -> values(found, finding)).toList());
    return said;
  }

  private Map<String, Object> values(Checkup found, Finding finding) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("action", finding.action().name().toLowerCase(Locale.ROOT));
    said.put("strength", finding.strength());
    said.put("labels", finding.labels().stream().map(found.names()::get).toList());
    said.put("said", console.wording().say(found.said(finding)));
    said.put("texts", finding.rows().stream().map(found.texts()::get).toList());
    return said;
  }

  private void harm() throws Exception {
    List<InjectedDamage.Draw> draws =
        console.result(
            console
                .jobs()
                .start(
                    Examining.KIND,
                    Notice.of("health.harming"),
                    new InjectedDamage(path, spared, basis, damage, seed).work()));
    if (json.isPresent()) {
      Experiments.write(console, json.get(), Map.of("draws", values(draws)));
    }
    if (!json.equals(Optional.of("-"))) {
      int all = draws.stream().mapToInt(draw -> draw.places().size()).sum();
      for (int most : List.of(FIRST, 2 * FIRST)) {
        int named = draws.stream().mapToInt(draw -> draw.named(most)).sum();
        console.say(Notice.of("health.named", most, named, all, draws.size()));
      }
    }
  }

  private void merge() throws Exception {
    List<ForetoldMerges.Draw> draws =
        console.result(
            console
                .jobs()
                .start(
                    Examining.KIND,
                    Notice.of("health.merging"),
                    new ForetoldMerges(path, basis, merges, seed).work()));
    if (json.isPresent()) {
      Experiments.write(console, json.get(), Map.of("merges", draws));
    }
    if (!json.equals(Optional.of("-"))) {
      for (ForetoldMerges.Draw draw : draws) {
        console.say(
            Notice.of(
                "health.merged",
                draw.from(),
                draw.into(),
                draw.forecast().before(),
                draw.forecast().foretold(),
                draw.forecast().learnt()));
      }
      double mean = draws.stream().mapToDouble(ForetoldMerges.Draw::error).average().orElseThrow();
      console.say(Notice.of("health.merged.error", draws.size(), 100 * mean));
    }
  }

  private List<Map<String, Object>> values(List<InjectedDamage.Draw> draws) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (InjectedDamage.Draw draw : draws) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("places", draw.places());
      said.put("harmed", draw.harmed());
      said.put("first", draw.first().stream().map(console.wording()::say).toList());
      all.add(said);
    }
    return all;
  }
}
