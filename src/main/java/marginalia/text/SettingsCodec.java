package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A [TfIdf] as data.
final class SettingsCodec {
  private SettingsCodec() {}

  static void write(TfIdf settings, DataOutput out) throws IOException {
    TextSettings text = settings.text();
    Set<Normalisation.Step> steps = new TreeSet<>(text.normalisation().steps());
    out.writeInt(steps.size());
    for (Normalisation.Step step : steps) {
      out.writeUTF(step.name());
    }
    out.writeUTF(text.segmentation().name());
    out.writeUTF(text.stopWords().name());
    out.writeUTF(text.stemming().name());
    write(text.units(), out);
    out.writeBoolean(text.letters().isPresent());
    if (text.letters().isPresent()) {
      write(text.letters().get(), out);
    }
    out.writeUTF(settings.weighting().counts().name());
    out.writeUTF(settings.weighting().rarity().name());
    out.writeUTF(settings.weighting().norm().name());
    out.writeInt(settings.limits().minDocuments());
    out.writeDouble(settings.limits().maxShare());
    out.writeInt(settings.limits().maxFeatures());
  }

  private static void write(Span span, DataOutput out) throws IOException {
    out.writeInt(span.shortest());
    out.writeInt(span.longest());
  }

  /// @throws IllegalArgumentException if a value is none that there is
  static TfIdf read(DataInput in) throws IOException {
    Set<Normalisation.Step> steps = EnumSet.noneOf(Normalisation.Step.class);
    for (int left = in.readInt(); left > 0; left--) {
      steps.add(Normalisation.Step.valueOf(in.readUTF()));
    }
    TextSettings text =
        new TextSettings(
            new Normalisation(steps),
            Segmentation.valueOf(in.readUTF()),
            StopWords.valueOf(in.readUTF()),
            Stemming.valueOf(in.readUTF()),
            new Span(in.readInt(), in.readInt()),
            in.readBoolean()
                ? Optional.of(new Span(in.readInt(), in.readInt()))
                : Optional.empty());
    Weighting weighting =
        new Weighting(
            Weighting.Counts.valueOf(in.readUTF()),
            Weighting.Rarity.valueOf(in.readUTF()),
            Weighting.Norm.valueOf(in.readUTF()));
    return new TfIdf(text, weighting, new Limits(in.readInt(), in.readDouble(), in.readInt()));
  }

  /// Settings as format 1 wrote them: a language and four numbers.
  static TfIdf readFirst(DataInput in) throws IOException {
    Segmentation segmentation =
        Language.valueOf(in.readUTF()) == Language.CHINESE
            ? Segmentation.CHARACTERS
            : Segmentation.UNICODE_WORDS;
    TextSettings text = TextSettings.of(segmentation, new Span(in.readInt(), in.readInt()));
    return TfIdf.of(text).with(new Limits(in.readInt(), 1, in.readInt()));
  }
}
