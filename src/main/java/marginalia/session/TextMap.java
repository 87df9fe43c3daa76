package marginalia.session;

import marginalia.corpus.DocumentId;

/// The texts as points of a plane, so that what is alike lies together. Immutable.
///
/// @param documents row r of them is point r
/// @param places x₀ y₀ x₁ y₁ …, from −1 to 1; not copied, never changed
@SuppressWarnings("ArrayRecordComponent") // Large, never compared.
public record TextMap(Documents documents, float[] places) {
  /// Number of points.
  public int size() {
    return places.length / 2;
  }

  /// The text of a point.
  public DocumentId document(int point) {
    return documents.id(point);
  }
}
