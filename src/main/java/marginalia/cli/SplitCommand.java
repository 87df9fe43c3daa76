package marginalia.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.session.Labelling;
import marginalia.session.LikeTexts;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.SplitPreview;
import marginalia.session.Splitting;
import marginalia.session.Splitting.Part;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Divides a label by rules or by groups of like texts, or says what that would do.
@Command(name = "split")
public final class SplitCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "LABEL", descriptionKey = "LABEL")
  private String label = "";

  @Option(names = "--rule", paramLabel = "WORDS|/EXPRESSION/")
  private List<String> rules = List.of();

  @Option(names = "--groups", paramLabel = "N")
  private Optional<Integer> groups = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME")
  private List<String> names = List.of();

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--foretell")
  private boolean foretell;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public SplitCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    int wanted = groups.map(most -> most - 1).orElse(rules.size());
    boolean oneWay = groups.isPresent() == rules.isEmpty();
    boolean named = names.size() == wanted || (names.isEmpty() && groups.isPresent());
    if (!oneWay || !named || wanted < 1 || wanted >= Splitting.MOST_PARTS) {
      console.fail(Notice.of("split.options", Splitting.MOST_PARTS));
      return MarginaliaCommand.MISUSED;
    }
    Experiments.checkTarget(json, path);
    try (Project project = dryRun ? access.look(path) : access.open(path)) {
      LabelId divided = ProjectAccess.label(project, label);
      Splitting splitting =
          new Splitting(project, new Labelling(project, new Live<>(Ranking.NONE)));
      Optional<Notice> misnamed = splitting.problemOfNames(divided, names);
      if (misnamed.isPresent()) {
        throw new CommandException(misnamed.get());
      }
      List<DocumentId> texts = splitting.texts(divided);
      List<Part> parts =
          groups.isPresent() ? grouped(splitting, texts, groups.get()) : matching(splitting, texts);
      Optional<Notice> problem = splitting.problem(divided, parts);
      if (problem.isPresent()) {
        throw new CommandException(problem.get());
      }
      SplitPreview planned = splitting.preview(divided, parts);
      Optional<SplitPreview.Forecast> forecast =
          foretell
              ? Optional.of(console.result(splitting.foretell(divided, parts)))
              : Optional.empty();
      if (!dryRun) {
        splitting.split(divided, parts);
        ProjectAccess.checkSaved(project);
      }
      tell(planned, forecast);
    }
    return 0;
  }

  /// The first rule that matches has the text.
  private List<Part> matching(Splitting splitting, List<DocumentId> texts) throws Exception {
    Set<DocumentId> left = new HashSet<>(texts);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).isBlank()) {
        throw new CommandException(Notice.of("split.rule.blank"));
      }
      List<DocumentId> matching =
          console.result(splitting.matching(texts, rules.get(i))).stream()
              .filter(left::remove)
              .toList();
      if (matching.isEmpty()) {
        throw new CommandException(Notice.of("split.rule.matchless", rules.get(i), label));
      }
      parts.add(new Part(names.get(i), matching));
    }
    return parts;
  }

  /// The largest group stays.
  private List<Part> grouped(Splitting splitting, List<DocumentId> texts, int most)
      throws Exception {
    List<LikeTexts> found = console.result(splitting.propose(texts, most));
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < found.size(); i++) {
      LikeTexts group = found.get(i);
      String name = names.isEmpty() ? group.proposedName(label + " " + (i + 1)) : names.get(i - 1);
      parts.add(new Part(name, group.documents()));
      console.fail(Notice.of("split.group", name, String.join(", ", group.words())));
    }
    return parts;
  }

  private void tell(SplitPreview planned, Optional<SplitPreview.Forecast> forecast)
      throws Exception {
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(planned, forecast));
    }
    if (!json.equals(Optional.of("-"))) {
      planned.said().forEach(console::say);
      forecast.ifPresent(f -> console.say(f.said(console.wording().locale())));
      if (!dryRun) {
        console.say(Notice.of("split.done", planned.called(), path.toString()));
      }
    }
  }

  private Map<String, Object> values(
      SplitPreview planned, Optional<SplitPreview.Forecast> forecast) {
    Map<String, Object> said = new LinkedHashMap<>();
    LabelScheme scheme = planned.scheme();
    said.put("label", scheme.path(planned.label().id()));
    said.put("staying", planned.staying());
    Map<String, Integer> counts = new LinkedHashMap<>();
    IntStream.range(0, planned.parts().size())
        .forEach(
            i -> counts.put(scheme.path(planned.parts().get(i).id()), planned.counts().get(i)));
    said.put("parts", counts);
    forecast.ifPresent(f -> {
      said.put("macroF1Before", f.before());
      said.put("macroF1After", f.after());
      said.put("f1Before", f.label());
      said.put("f1OfParts", f.parts());
    });
    said.put("split", !dryRun);
    return said;
  }
}
