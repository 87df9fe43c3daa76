/// Sentences for the user: what to say is a key with arguments ([marginalia.wording.Notice]); how
/// to say it, in English or Chinese, is [marginalia.wording.Wording].
@NullMarked
package marginalia.wording;

import org.jspecify.annotations.NullMarked;
