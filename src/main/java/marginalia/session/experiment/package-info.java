/// Experiments on labelled files, without a project: train and test, simulate labelling, predict.
@NullMarked
package marginalia.session.experiment;

import org.jspecify.annotations.NullMarked;
