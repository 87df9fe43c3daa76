package marginalia.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column is for, told by its name.
enum ColumnRole {
  TEXT(
      "text",
      "content",
      "sentence",
      "body",
      "message",
      "document",
      "review",
      "comment",
      "title",
      "question",
      "abstract",
      "utterance",
      "query",
      "文本",
      "内容",
      "正文",
      "句子",
      "评论",
      "标题",
      "原文",
      "文字",
      "內容",
      "評論",
      "標題"),
  ID("id", "key", "doc_id", "uid", "guid", "document_id", "编号", "序号", "标识", "編號", "序號"),
  LABEL(
      "label",
      "labels",
      "category",
      "categories",
      "class",
      "classes",
      "tag",
      "tags",
      "intent",
      "topic",
      "target",
      "sentiment",
      "标签",
      "类别",
      "分类",
      "类型",
      "情感",
      "標籤",
      "類別",
      "分類",
      "類型"),
  DATE(
      "date",
      "time",
      "datetime",
      "timestamp",
      "created_at",
      "created",
      "published",
      "日期",
      "时间",
      "发布时间"),
  SPLIT("split", "held_out", "held-out", "heldout", "set", "fold", "partition", "划分", "集合", "数据集");

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> names;

  ColumnRole(String... names) {
    this.names = List.of(names);
  }

  /// Whether any role goes by this name.
  static boolean isKnown(String column) {
    for (ColumnRole role : values()) {
      if (role.names.contains(normal(column))) {
        return true;
      }
    }
    return false;
  }

  /// The column whose name says this role the most plainly.
  Optional<String> in(List<String> columns) {
    for (String name : names) {
      for (String column : columns) {
        if (normal(column).equals(name)) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private static String normal(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
