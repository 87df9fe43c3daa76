package marginalia.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.function.IntConsumer;

/// Cuts runs of ideographs into words by ICU's dictionary. Not for several threads.
final class WordBreaks {
  private final BreakIterator words = BreakIterator.getWordInstance(ULocale.CHINESE);

  /// Tells the end of each word, in order.
  void of(String run, IntConsumer end) {
    words.setText(run);
    words.first();
    for (int at = words.next(); at != BreakIterator.DONE; at = words.next()) {
      end.accept(at);
    }
  }
}
