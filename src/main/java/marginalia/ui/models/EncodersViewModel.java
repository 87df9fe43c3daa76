package marginalia.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.learn.encoder.EncoderCard;
import marginalia.learn.encoder.EncoderFiles;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.AddingEncoders;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// The encoders there are, and one that is about to be added. UI thread only.
public final class EncodersViewModel {
  private final Jobs jobs;
  private final Wording words;
  private final Work adding;
  private final ReadOnlyObjectWrapper<List<EncoderCard>> cards =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Path>> weights =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper troubles = new ReadOnlyStringWrapper("");
  private Set<String> removable = Set.of();
  private Optional<Path> tokeniser = Optional.empty();
  private Optional<Pooling> pooling = Optional.empty();
  private String name = "";
  private String licence = "";

  public EncodersViewModel(Jobs jobs, Wording words, Scope scope) {
    this.jobs = jobs;
    this.words = words;
    this.adding = new Work(AddingEncoders.KIND, jobs, words, scope);
  }

  /// Looks which encoders there are.
  public void open() {
    jobs.start("encoders", Notice.of("job.encoders"), _ -> Listed.now()).onDone(this::show);
  }

  /// What was found.
  ///
  /// @param added names of those that can be removed
  private record Listed(List<EncoderCard> cards, Set<String> added, List<Notice> troubles) {
    static Listed now() {
      AddedEncoders.Listing listing = AddedEncoders.list();
      return new Listed(
          PretrainedEncoder.all().stream().map(PretrainedEncoder::card).toList(),
          listing.encoders().stream().map(PretrainedEncoder::slug).collect(Collectors.toSet()),
          listing.troubles());
    }
  }

  private void show(Listed listed) {
    removable = listed.added();
    cards.set(listed.cards());
    troubles.set(listed.troubles().stream().map(words::say).collect(Collectors.joining("\n")));
  }

  /// What is known of each encoder, those that come with the program first.
  ReadOnlyObjectProperty<List<EncoderCard>> cardsProperty() {
    return cards.getReadOnlyProperty();
  }

  /// What is wrong with those that cannot be used.
  ReadOnlyStringProperty troublesProperty() {
    return troubles.getReadOnlyProperty();
  }

  /// The ONNX file that is to be added.
  ReadOnlyObjectProperty<Optional<Path>> weightsProperty() {
    return weights.getReadOnlyProperty();
  }

  Work adding() {
    return adding;
  }

  void setWeights(Path file) {
    weights.set(Optional.of(file));
    adding.noComplaint();
  }

  void setTokeniser(Path file) {
    tokeniser = Optional.of(file);
  }

  /// @param chosen empty for what stands beside the file
  void setPooling(Optional<Pooling> chosen) {
    pooling = chosen;
  }

  void setName(String typed) {
    name = typed.strip();
  }

  void setLicence(String typed) {
    licence = typed.strip();
  }

  /// Tries the files, and adds the encoder if they are one.
  void add() {
    if (weights.get().isEmpty()) {
      adding.complain(Notice.of("encoders.noFile"));
      return;
    }
    Path file = weights.get().get();
    Optional<Path> pieces = tokeniser;
    Optional<String> called = Optional.of(name).filter(typed -> !typed.isEmpty());
    Optional<Pooling> how = pooling;
    String stated = licence.isEmpty() ? words.say("encoder.licenceUnknown") : licence;
    AddingEncoders.start(jobs, () -> EncoderFiles.find(file, pieces, called, how, stated))
        .onDone(added -> {
          adding.rest(
              words.say("encoders.added", added.encoder().slug(), Math.round(added.speed())));
          open();
        })
        .onEnd(adding::ended);
  }

  /// Whether an encoder can be removed: those that come with the program cannot.
  boolean removable(EncoderCard card) {
    return removable.contains(card.slug());
  }

  /// Removes an encoder that was added.
  void remove(EncoderCard card) {
    jobs.start(
            "encoder-remove",
            Notice.of("job.encoders"),
            _ -> {
              AddedEncoders.remove(card.slug());
              return Listed.now();
            })
        .onDone(listed -> {
          adding.rest(words.say("encoder.removed", card.slug()));
          show(listed);
        })
        .onEnd(adding::ended);
  }
}
