package marginalia.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What becomes of one text on its way to numbers, for somebody to look at.
///
/// @param stages the text after each step of normalisation
/// @param units what it is cut into, by their place
/// @param grams the n-grams that are counted, in no particular order, repetitions left out
public record Cutting(List<Normalisation.Stage> stages, List<Unit> units, List<Gram> grams) {
  /// A unit.
  ///
  /// @param name as it counts, its stem perhaps; empty for one that is left out
  /// @param where in the original text
  public record Unit(String name, Stretch where) {}

  /// An n-gram of units or letters.
  ///
  /// @param bucket the number it is hashed to, if it is
  public record Gram(String name, OptionalInt bucket) {}

  public Cutting {
    stages = List.copyOf(stages);
    units = List.copyOf(units);
    grams = List.copyOf(grams);
  }

  static Cutting of(TextSettings settings, String text) {
    PlacedUnits placed = PlacedUnits.read(settings, text);
    Tokeniser tokeniser = placed.tokeniser();
    List<Unit> units = new ArrayList<>();
    Set<Stretch> kept = new HashSet<>();
    for (int i = 0; i < tokeniser.allUnits(); i++) {
      int start = tokeniser.unitStart(i);
      int end = tokeniser.unitEnd(i);
      Stretch where = placed.original(start, end);
      kept.add(where);
      units.add(new Unit(tokeniser.name(start, end), where));
    }
    if (settings.stopWords() != StopWords.NONE) {
      PlacedUnits all = PlacedUnits.read(settings.with(StopWords.NONE), text);
      for (int i = 0; i < all.tokeniser().units(); i++) {
        Stretch where = all.original(all.tokeniser().unitStart(i), all.tokeniser().unitEnd(i));
        if (!kept.contains(where)) {
          units.add(new Unit("", where));
        }
      }
    }
    units.sort(
        java.util.Comparator.comparingInt((Unit unit) -> unit.where().start())
            .thenComparing(unit -> unit.where().end(), java.util.Comparator.reverseOrder()));
    Set<Gram> grams = new java.util.LinkedHashSet<>();
    for (int i = 0; i < tokeniser.grams(); i++) {
      String name = tokeniser.name(tokeniser.spanStart(i), tokeniser.spanEnd(i));
      grams.add(new Gram(name, OptionalInt.empty()));
    }
    return new Cutting(settings.normalisation().stages(text), units, List.copyOf(grams));
  }

  /// As a word embedding or fastText sees a text.
  ///
  /// @param wordNgrams words in the longest run that counts
  /// @param subwords parts of words; their buckets are told if there are more than one
  public static Cutting of(WordCut cut, int wordNgrams, Subwords subwords, String text) {
    List<Unit> units =
        PlacedWords.of(text, cut).stream().map(w -> new Unit(w.word(), w.where())).toList();
    Set<Gram> grams = new java.util.LinkedHashSet<>();
    for (int length = 2; length <= wordNgrams; length++) {
      for (int from = 0; from + length <= units.size(); from++) {
        grams.add(
            new Gram(
                String.join(
                    " ", units.subList(from, from + length).stream().map(Unit::name).toList()),
                OptionalInt.empty()));
      }
    }
    for (Unit unit : units) {
      List<String> parts = subwords.parts(unit.name());
      byte[] bytes = unit.name().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      Subwords.Buckets buckets = subwords.of(bytes, 0, bytes.length, new Subwords.Buckets());
      for (int i = 0; i < parts.size(); i++) {
        grams.add(
            new Gram(
                parts.get(i),
                subwords.buckets() > 1 ? OptionalInt.of(buckets.get(i)) : OptionalInt.empty()));
      }
    }
    return new Cutting(PlacedWords.normalisation(cut).stages(text), units, List.copyOf(grams));
  }
}
