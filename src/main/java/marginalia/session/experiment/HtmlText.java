package marginalia.session.experiment;

/// What the reports have in common.
final class HtmlText {
  /// From the end of the title to the beginning of the body.
  static final String STYLE =
      """
      </title><style>
      body{font:15px/1.5 sans-serif;max-width:820px;margin:2em auto;padding:0 1em}
      table{border-collapse:collapse;width:100%}
      th,td{padding:.2em .6em;text-align:right;border-bottom:1px solid #ccc}
      th:first-child,td:first-child{text-align:left}
      svg{width:100%;height:auto}
      </style></head><body>
      """;

  private HtmlText() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
