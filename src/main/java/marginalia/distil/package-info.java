/// A fast student of a slow teacher. Read [marginalia.distil.Distillation] first: it asks a
/// [marginalia.distil.Teacher] only about texts that this teacher has not learnt from.
@NullMarked
package marginalia.distil;

import org.jspecify.annotations.NullMarked;
