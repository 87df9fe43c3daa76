package marginalia.exchange;

import java.io.IOException;

/// Takes the rows of a file one after another, in the file's order.
public interface RowSink {
  void row(Row row) throws IOException;

  void rejected(Rejected rejected) throws IOException;
}
