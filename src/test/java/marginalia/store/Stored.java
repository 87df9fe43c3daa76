package marginalia.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.Origin;
import marginalia.store.ImportStore.Draft;
import marginalia.store.ImportStore.HeldOut;
import marginalia.wording.Notice;

/// A new project file for tests, with every store.
final class Stored implements AutoCloseable {
  static final Instant NOW = Instant.ofEpochMilli(1_000_000);

  final ProjectFile file;
  final Database db;
  final ActionStore actions;
  final AnnotationStore annotations;
  final DocumentStore documents;
  final ImportStore imports;
  final LabelStore labels;
  final SearchStore search;

  Stored(Path folder) throws IOException {
    file = ProjectFile.create(folder.resolve("p.marginalia"), Clock.fixed(NOW, ZoneOffset.UTC));
    db = file.database();
    actions = new ActionStore(db);
    annotations = new AnnotationStore(db);
    documents = new DocumentStore(db);
    imports = new ImportStore(db);
    labels = new LabelStore(db);
    search = new SearchStore(db);
  }

  long step(ActionKind kind) {
    return actions.append(kind, Notice.of("step.skip"), "me", NOW);
  }

  /// Begins an import of texts that is not finished; returns its id.
  long begin(String... texts) {
    return db.inTransaction(() -> {
      long action = actions.begin(ActionKind.IMPORT, Notice.of("step.skip"), "me", NOW);
      long id = imports.begin("texts.csv", action, NOW);
      List<Draft> drafts =
          Arrays.stream(texts)
              .map(text ->
                  new Draft(
                      text,
                      ImportStore.digest(text),
                      Optional.of("k"),
                      Optional.empty(),
                      Map.of(),
                      HeldOut.NO,
                      Optional.empty()))
              .toList();
      imports.add(id, imports.nextDocument(), drafts);
      return id;
    });
  }

  List<DocumentId> importTexts(String... texts) {
    long id = begin(texts);
    imports.finish(id, texts.length, 0, 0);
    actions.finish(
        db.number("SELECT action_id FROM import WHERE id = ?", id), Notice.of("step.skip"));
    return db.query(
        "SELECT id FROM document WHERE import_id = ? ORDER BY id",
        row -> new DocumentId(row.number(1)),
        id);
  }

  LabelId label(String name) {
    return labels.add(draft(name), step(ActionKind.SCHEME)).id();
  }

  static Label draft(String name) {
    return Label.draft(name, Optional.empty(), 0, "#3b82c4", Optional.empty());
  }

  static Annotation annotation(DocumentId document, Answer answer) {
    return new Annotation(
        document, answer, "me", NOW, Duration.ofMillis(7), Optional.empty(), Origin.HAND);
  }

  long answer(DocumentId document, LabelId... labels) {
    long action = step(ActionKind.ANSWER);
    annotations.append(annotation(document, Answer.of(Set.of(labels))), action);
    return action;
  }

  /// Every row of a table as text, in order.
  List<String> rows(String table, String columns) {
    List<String> rows = new ArrayList<>();
    int count = columns.split(",").length;
    db.each(
        "SELECT " + columns + " FROM " + table + " ORDER BY " + columns,
        row ->
            rows.add(
                java.util.stream.IntStream.rangeClosed(1, count)
                    .mapToObj(row::text)
                    .collect(Collectors.joining("|"))));
    return rows;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
