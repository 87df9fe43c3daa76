package marginalia.learn.neural;

import java.util.Arrays;

/// The texts of a batch cut into sentences at [Batch#SENTENCE_END], which itself is left out. A
/// text without it is one sentence; sentences without words vanish.
///
/// @param tokens of all sentences
/// @param places where each of them is in the batch
/// @param sentences which tokens belong to which sentence
/// @param texts which sentences belong to which text
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record Sentences(int[] tokens, int[] places, Spans sentences, Spans texts) {
  static Sentences of(Batch batch) {
    int[] all = batch.tokens();
    int[] places = new int[all.length];
    int[] ends = new int[all.length + 1];
    int[] texts = new int[batch.texts().count() + 1];
    int kept = 0;
    int count = 0;
    for (int text = 0; text < batch.texts().count(); text++) {
      for (int i = batch.texts().start(text); i < batch.texts().end(text); i++) {
        if (all[i] != Batch.SENTENCE_END) {
          places[kept++] = i;
        } else if (kept > ends[count]) {
          ends[++count] = kept;
        }
      }
      if (kept > ends[count]) {
        ends[++count] = kept;
      }
      texts[text + 1] = count;
    }
    int[] where = Arrays.copyOf(places, kept);
    return new Sentences(
        Arrays.stream(where).map(i -> all[i]).toArray(),
        where,
        new Spans(Arrays.copyOf(ends, count + 1)),
        new Spans(texts));
  }
}
