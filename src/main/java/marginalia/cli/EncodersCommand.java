package marginalia.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import marginalia.learn.encoder.AddedEncoders;
import marginalia.learn.encoder.EncoderCard;
import marginalia.learn.encoder.EncoderFiles;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.AddingEncoders;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the encoders that models can use; adds and removes those of the user.
@Command(name = "encoders")
public final class EncodersCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json")
  private boolean json;

  public EncodersCommand(Console console) {
    this.console = console;
  }

  /// Without a command below it: the list.
  @Override
  public Integer call() {
    List<PretrainedEncoder> all = PretrainedEncoder.all();
    if (json) {
      console.json(
          Map.of("encoders", all.stream().map(one -> EncodersCommand.card(one.card())).toList()));
    } else {
      all.forEach(one -> console.say(line(one.card())));
    }
    AddedEncoders.list().troubles().forEach(console::fail);
    return 0;
  }

  private static Map<String, Object> card(EncoderCard card) {
    return Map.of(
        "name",
        card.slug(),
        "languages",
        card.languages().stream().map(Enum::name).map(String::toLowerCase).sorted().toList(),
        "width",
        card.width(),
        "pooling",
        card.pooling().toString(),
        "trainable",
        card.trainable(),
        "licence",
        card.licence());
  }

  private Notice line(EncoderCard card) {
    String languages =
        card.languages().stream()
            .sorted()
            .map(language -> console.wording().say("settings.textLanguage." + language))
            .collect(Collectors.joining(", "));
    return Notice.of(
        card.trainable() ? "encoder.listed" : "encoder.listed.frozen",
        card.slug(),
        languages,
        card.width(),
        card.licence());
  }

  /// Adds an encoder from an ONNX file and a tokenizer.json.
  @Command(name = "add")
  int add(
      @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "FILE") Path file,
      @Option(names = "--tokenizer", paramLabel = "FILE") Optional<Path> tokeniser,
      @Option(names = "--name", paramLabel = "NAME") Optional<String> name,
      @Option(names = "--pooling", paramLabel = "POOLING") Optional<Pooling> pooling,
      @Option(names = "--licence", paramLabel = "WORDS") Optional<String> licence)
      throws Exception {
    String words = licence.orElseGet(() -> console.wording().say("encoder.licenceUnknown"));
    AddingEncoders.Added added =
        console.result(
            AddingEncoders.start(
                console.jobs(), () -> EncoderFiles.find(file, tokeniser, name, pooling, words)));
    console.say(
        Notice.of("encoder.added", line(added.encoder().card()), Math.round(added.speed())));
    return 0;
  }

  /// Removes an encoder that was added.
  @Command(name = "remove")
  int remove(@Parameters(index = "0", paramLabel = "NAME", descriptionKey = "NAME") String name)
      throws Exception {
    AddedEncoders.remove(name);
    console.say(Notice.of("encoder.removed", name));
    return 0;
  }
}
