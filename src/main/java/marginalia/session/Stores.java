package marginalia.session;

import marginalia.store.ActionStore;
import marginalia.store.AgreementStore;
import marginalia.store.AnnotationStore;
import marginalia.store.Database;
import marginalia.store.DocumentStore;
import marginalia.store.EvaluationStore;
import marginalia.store.HeldOutStore;
import marginalia.store.ImportStore;
import marginalia.store.LabelStore;
import marginalia.store.ModelStore;
import marginalia.store.PastStore;
import marginalia.store.PredictionStore;
import marginalia.store.RepeatStore;
import marginalia.store.SearchStore;
import marginalia.store.SettingStore;
import marginalia.store.TextVectorStore;
import marginalia.store.VectorStore;

/// Every table of one project file.
record Stores(
    Database database,
    ActionStore actions,
    AgreementStore agreements,
    AnnotationStore annotations,
    DocumentStore documents,
    EvaluationStore evaluations,
    HeldOutStore heldOut,
    ImportStore imports,
    LabelStore labels,
    ModelStore models,
    PastStore past,
    PredictionStore predictions,
    RepeatStore repeats,
    SearchStore search,
    SettingStore settings,
    TextVectorStore textVectors,
    VectorStore vectors) {
  static Stores of(Database database) {
    return new Stores(
        database,
        new ActionStore(database),
        new AgreementStore(database),
        new AnnotationStore(database),
        new DocumentStore(database),
        new EvaluationStore(database),
        new HeldOutStore(database),
        new ImportStore(database),
        new LabelStore(database),
        new ModelStore(database),
        new PastStore(database),
        new PredictionStore(database),
        new RepeatStore(database),
        new SearchStore(database),
        new SettingStore(database),
        new TextVectorStore(database),
        new VectorStore(database));
  }
}
