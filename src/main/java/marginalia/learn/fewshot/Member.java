package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import marginalia.learn.Provenance;
import marginalia.learn.linear.Link;

/// A matcher among others.
///
/// @param link makes probabilities of its scores
/// @param share of its probabilities in the whole; all shares sum to 1
record Member(Matching matching, Matcher matcher, Link link, float share) {
  void write(DataOutput out) throws IOException {
    out.writeUTF(matching.name());
    out.writeFloat(share);
    link.write(out);
    matcher.write(out);
  }

  static Member read(DataInput in, int labels, Provenance provenance) throws IOException {
    Matching matching = matching(in.readUTF());
    float share = in.readFloat();
    Link link = Link.read(in, labels);
    return new Member(matching, matching.read(in, labels, provenance), link, share);
  }

  private static Matching matching(String name) throws IOException {
    for (Matching matching : Matching.values()) {
      if (matching.name().equals(name)) {
        return matching;
      }
    }
    throw new IOException("nothing matches by " + name);
  }
}
