/// Learning from a handful of answers, or from none: texts are matched to the examples of each
/// label and to what the label is called, on the vectors of a pretrained encoder. Read
/// [marginalia.learn.fewshot.FewShot] first.
@NullMarked
package marginalia.learn.fewshot;

import org.jspecify.annotations.NullMarked;
