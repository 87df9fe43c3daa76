/// The models screen: which model learns and with which settings, and the models that have learnt.
/// Read [ModelsViewModel] first.
@NullMarked
package marginalia.ui.models;

import org.jspecify.annotations.NullMarked;
