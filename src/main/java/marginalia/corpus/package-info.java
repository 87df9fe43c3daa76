/// What a project is about: documents, a tree of labels, and the answers people give. Read
/// [marginalia.corpus.Document], [marginalia.corpus.LabelScheme] and [marginalia.corpus.Annotation]
/// first.
@NullMarked
package marginalia.corpus;

import org.jspecify.annotations.NullMarked;
