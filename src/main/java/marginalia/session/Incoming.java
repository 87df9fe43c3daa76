package marginalia.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.exchange.Rejected;
import marginalia.exchange.Row;
import marginalia.exchange.RowSink;
import marginalia.jobs.Pipe;
import marginalia.jobs.Progress;
import marginalia.store.ActionKind;
import marginalia.store.AnnotationStore.Given;
import marginalia.store.ImportStore;
import marginalia.store.ImportStore.Draft;
import marginalia.store.ImportStore.HeldOut;
import marginalia.wording.Notice;

/// One import on its way into the store: rows become documents, labels and annotations, a thousand
/// to a transaction, and are seen only once it is finished. Used by one thread; a second one stores
/// while the first reads.
final class Incoming implements RowSink {
  private static final int BATCH = 1_000;
  private static final int BATCHES_AHEAD = 4;
  private static final int REJECTED_KEPT = 10_000;

  private final Project project;
  private final Stores stores;
  private final Importing.Request request;
  private final String source;
  private final long action;
  private final long importId;
  private final Pipe<List<Arrived>> storing;
  private final DigestIndex known = new DigestIndex();
  private final Map<String, LabelId> labels = new HashMap<>();
  private final List<Arrived> batch = new ArrayList<>();
  private final Answers answers = new Answers();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Surplus.Count surplus = new Surplus.Count();
  private final Deque<String> freeKeys;
  private final TaskKind kind;
  private final int labelsThere;
  private long documents;
  private long duplicates;
  private long labelled;
  private long rejectedInAll;
  private int newLabels;
  private boolean merged;

  /// A row as it was read.
  private record Arrived(Row row, long digest) {}

  Incoming(Project project, Importing.Request request, Progress progress) {
    this.project = project;
    this.stores = project.stores();
    this.request = request;
    LabelScheme scheme = stores.labels().scheme();
    this.kind = project.settings().get().kind();
    this.labelsThere = scheme.active().size();
    this.freeKeys = new ArrayDeque<>(SchemeEditing.freeKeys(scheme));
    scheme.active().forEach(label -> labels.put(scheme.path(label.id()), label.id()));
    if (flat()) {
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
    storing = progress.pipe(BATCHES_AHEAD, this::store);
  }

  @Override
  public void row(Row row) {
    batch.add(new Arrived(row, ImportStore.digest(row.text())));
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
    storing.put(List.copyOf(batch));
    batch.clear();
  }

  private void store(List<Arrived> rows) {
    boolean _ =
        stores
            .database()
            .inBulkTransaction(() -> {
              storeAll(rows);
              return true;
            });
  }

  private void storeAll(List<Arrived> rows) {
    DocumentId first = stores.imports().nextDocument();
    List<Draft> drafts = new ArrayList<>();
    List<Row> kept = new ArrayList<>();
    for (Arrived arrived : rows) {
      Row row = arrived.row();
      long digest = arrived.digest();
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
    List<Given> given = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Row row = kept.get(i);
      if (row.verdict() != Verdict.CLEARED && hasRoomFor(row)) {
        Answer answer =
            (row.labelled() ? Answer.of(labels(row.labels())) : Answer.skipped())
                .remarked(row.unsure(), row.comment());
        given.add(new Given(ids.get(i), answer));
        answers.put(ids.get(i), answer);
        labelled += row.labelled() ? 1 : 0;
      }
    }
    stores.annotations().appendGiven(given, source, project.now(), action);
  }

  /// Whether the project can take the labels of a row; notes the one it cannot.
  private boolean hasRoomFor(Row row) {
    if (labelsThere + newLabels < kind.room()) {
      return true;
    }
    Optional<String> further =
        row.labels().stream().filter(name -> !labels.containsKey(name)).findFirst();
    further.ifPresent(name -> surplus.add(name, row.line()));
    return further.isEmpty();
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

  /// Ascending by id.
  private Set<LabelId> labels(List<String> names) {
    if (names.size() == 1) {
      return Set.of(label(names.getFirst()));
    }
    Set<LabelId> ids = new TreeSet<>();
    names.forEach(name -> ids.add(label(name)));
    return ids;
  }

  /// The label of a name or, in a hierarchical task, of a path, made if the scheme lacks it.
  private LabelId label(String name) {
    LabelId found = labels.get(name);
    if (found != null) {
      return found;
    }
    int slash = name.lastIndexOf('/');
    boolean tree = !flat() && slash > 0;
    Optional<LabelId> parent =
        tree ? Optional.of(label(name.substring(0, slash))) : Optional.empty();
    Label draft =
        Label.draft(
            tree ? name.substring(slash + 1) : name,
            parent,
            Integer.MAX_VALUE / 2 + newLabels,
            SchemeEditing.COLOURS.get(labels.size() % SchemeEditing.COLOURS.size()),
            Optional.ofNullable(freeKeys.poll()));
    Label added = stores.labels().addUnseen(draft, action);
    labels.put(name, added.id());
    newLabels++;
    return added.id();
  }

  /// Stores what is left and lets everything be seen.
  Importing.Report finish() {
    flush();
    storing.finish();
    storing.close();
    return stores
        .database()
        .inTransaction(() -> {
          int joined = new NewLabels(stores, action, flat()).appear();
          merged = joined > 0;
          newLabels -= joined;
          checkRoom();
          stores.imports().finish(importId, documents, duplicates, rejectedInAll);
          stores.actions().finish(action, Notice.of("step.import", source, documents));
          return new Importing.Report(
              documents, duplicates, labelled, newLabels, rejected, rejectedInAll, surplus.all());
        });
  }

  /// The labels or the kind of the project may have been changed while the file was read.
  private void checkRoom() {
    if (newLabels > 0
        && stores.labels().scheme().active().size() > project.settings().get().kind().room()) {
      throw new RefusedException(Notice.of("import.changed", source));
    }
  }

  /// What the file said of its documents; to be asked for after [#finish()].
  Answers answers() {
    if (!merged) {
      return answers;
    }
    Answers anew = new Answers();
    stores.annotations().eachAnswerOfImport(importId, anew::put);
    return anew;
  }

  /// Whether a name alone tells a label.
  private boolean flat() {
    return kind != TaskKind.HIERARCHICAL;
  }

  /// Removes everything this import has stored.
  void discard() {
    batch.clear();
    storing.close();
    stores.imports().discard(importId);
  }
}
