package marginalia.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Origin;
import marginalia.corpus.TaskKind;
import marginalia.exchange.Rejected;
import marginalia.exchange.Row;
import marginalia.exchange.RowSink;
import marginalia.store.ActionKind;
import marginalia.store.ImportStore;
import marginalia.store.ImportStore.Draft;
import marginalia.store.ImportStore.HeldOut;
import marginalia.wording.Notice;

/// One import on its way into the store: rows become documents, labels and annotations, a thousand
/// to a transaction, and are seen only once it is finished. Used by one thread.
final class Incoming implements RowSink {
  private static final int BATCH = 1_000;
  private static final int REJECTED_KEPT = 10_000;

  private final Project project;
  private final Stores stores;
  private final Importing.Request request;
  private final String source;
  private final long action;
  private final long importId;
  private final DigestIndex known = new DigestIndex();
  private final Map<String, LabelId> labels = new HashMap<>();
  private final List<Row> batch = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Deque<String> freeKeys;
  private long documents;
  private long duplicates;
  private long labelled;
  private long rejectedInAll;
  private int newLabels;

  Incoming(Project project, Importing.Request request) {
    this.project = project;
    this.stores = project.stores();
    this.request = request;
    LabelScheme scheme = stores.labels().scheme();
    this.freeKeys = new ArrayDeque<>(SchemeEditing.freeKeys(scheme));
    scheme.active().forEach(label -> labels.put(scheme.path(label.id()), label.id()));
    if (project.settings().get().kind() != TaskKind.HIERARCHICAL) {
      scheme.active().forEach(label -> labels.putIfAbsent(label.name(), label.id()));
    }
    source = request.file().getFileName().toString();
    long[] ids =
        stores
            .database()
            .inTransaction(() -> {
              long step =
                  stores
                      .actions()
                      .begin(
                          ActionKind.IMPORT,
                          Notice.of("step.import.running", source),
                          project.annotator(),
                          project.now());
              return new long[] {step, stores.imports().begin(source, step, project.now())};
            });
    action = ids[0];
    importId = ids[1];
    stores.documents().eachDigest((digest, id) -> known.putIfAbsent(digest, id));
  }

  @Override
  public void row(Row row) {
    batch.add(row);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  @Override
  public void rejected(Rejected bad) {
    rejectedInAll++;
    if (rejected.size() < REJECTED_KEPT) {
      rejected.add(bad);
    }
  }

  private void flush() {
    List<Row> rows = List.copyOf(batch);
    batch.clear();
    boolean _ =
        stores
            .database()
            .inBulkTransaction(() -> {
              store(rows);
              return true;
            });
  }

  private void store(List<Row> rows) {
    DocumentId first = stores.imports().nextDocument();
    Instant now = project.now();
    List<Draft> drafts = new ArrayList<>();
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      long digest = ImportStore.digest(row.text());
      DocumentId id = new DocumentId(first.value() + drafts.size());
      Optional<DocumentId> twin =
          known
              .putIfAbsent(digest, id)
              .filter(other -> equalText(other, row.text(), first, drafts));
      duplicates += twin.isPresent() ? 1 : 0;
      if (twin.isEmpty() || request.duplicates() != Importing.Duplicates.SKIP) {
        boolean grouped = request.duplicates() == Importing.Duplicates.GROUP;
        drafts.add(
            new Draft(
                row.text(),
                digest,
                row.key(),
                row.date(),
                row.metadata(),
                Importing.heldOut(row) ? HeldOut.YES : HeldOut.NO,
                grouped ? twin : Optional.empty()));
        kept.add(row);
      }
    }
    List<DocumentId> ids = stores.imports().add(importId, first, drafts);
    documents += ids.size();
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (kept.get(i).labelled()) {
        annotations.add(annotation(ids.get(i), kept.get(i).labels(), now));
      }
    }
    labelled += annotations.size();
    stores.annotations().appendFirst(annotations, action);
  }

  /// Two digests of 64 bits may be equal by chance, so the texts are compared.
  private boolean equalText(DocumentId other, String text, DocumentId first, List<Draft> drafts) {
    int pending = (int) (other.value() - first.value());
    String there =
        pending >= 0 && pending < drafts.size()
            ? drafts.get(pending).text()
            : stores.documents().document(other).map(d -> d.text()).orElse("");
    return there.equals(text);
  }

  private Annotation annotation(DocumentId document, List<String> names, Instant now) {
    Set<LabelId> ids = new TreeSet<>();
    names.forEach(name -> ids.add(label(name)));
    return new Annotation(
        document, Answer.of(ids), source, now, Duration.ZERO, Optional.empty(), Origin.IMPORT);
  }

  /// The label of a name or, in a hierarchical task, of a path, made if the scheme lacks it.
  private LabelId label(String name) {
    LabelId found = labels.get(name);
    if (found != null) {
      return found;
    }
    int slash = name.lastIndexOf('/');
    boolean tree = project.settings().get().kind() == TaskKind.HIERARCHICAL && slash > 0;
    Optional<LabelId> parent =
        tree ? Optional.of(label(name.substring(0, slash))) : Optional.empty();
    Label draft =
        new Label(
            new LabelId(0),
            tree ? name.substring(slash + 1) : name,
            parent,
            Integer.MAX_VALUE / 2 + newLabels,
            SchemeEditing.COLOURS.get(labels.size() % SchemeEditing.COLOURS.size()),
            Optional.ofNullable(freeKeys.poll()),
            "",
            List.of(),
            false);
    Label added = stores.labels().addUnseen(draft, action);
    labels.put(name, added.id());
    newLabels++;
    return added.id();
  }

  /// Stores what is left and lets everything be seen.
  Importing.Report finish() {
    flush();
    return stores
        .database()
        .inTransaction(() -> {
          stores.labels().appear(action);
          stores.imports().finish(importId, documents, duplicates, rejectedInAll);
          stores.actions().finish(action, Notice.of("step.import", source, documents));
          return new Importing.Report(
              documents, duplicates, labelled, newLabels, rejected, rejectedInAll);
        });
  }

  long importId() {
    return importId;
  }

  /// Removes everything this import has stored.
  void discard() {
    batch.clear();
    stores.imports().discard(importId);
  }
}
