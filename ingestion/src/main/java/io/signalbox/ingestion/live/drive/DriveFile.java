package io.signalbox.ingestion.live.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.source.SourceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** File of Google Drive as its interface lists it, with how its text is had. */
record DriveFile(JsonNode json) {
  /** Fields that are asked for, by name, since Google gives few of them otherwise. */
  static final String FIELDS =
      "id,name,mimeType,modifiedTime,trashed,parents,driveId,webViewLink,md5Checksum,"
          + "hasAugmentedPermissions,inheritedPermissionsDisabled";

  private static final String GOOGLE = "application/vnd.google-apps.";

  String id() {
    return JsonFields.text(json, "id");
  }

  boolean isFolder() {
    return JsonFields.text(json, "mimeType").equals(GOOGLE + "folder");
  }

  boolean isTrashed() {
    return json.path("trashed").asBoolean(false);
  }

  boolean isIn(List<String> drives) {
    return drives.contains(JsonFields.text(json, "driveId"));
  }

  String version() {
    return JsonFields.text(json, "modifiedTime")
        + " "
        + JsonFields.text(json, "md5Checksum")
        + " "
        + JsonFields.text(json, "name").hashCode();
  }

  /**
   * Returns the path of the file's text, below that of the file, and the ending of its format;
   * empty for what is no page.
   */
  Optional<TextPath> text() {
    String type = JsonFields.text(json, "mimeType");
    String name = JsonFields.text(json, "name");
    if (type.equals(GOOGLE + "document")) {
      return Optional.of(new TextPath("/export?mimeType=text%2Fmarkdown", "document.md"));
    }
    if (type.equals(GOOGLE + "presentation")) {
      return Optional.of(new TextPath("/export?mimeType=text%2Fplain", "presentation.txt"));
    }
    return !type.startsWith(GOOGLE) && SourceKind.PAGES.reads(name)
        ? Optional.of(new TextPath("?alt=media&supportsAllDrives=true", name))
        : Optional.empty();
  }

  /**
   * Way to a file's text.
   *
   * @param path below the address of the file
   * @param fileName its ending tells the format
   */
  record TextPath(String path, String fileName) {}

  ItemContent content(String fileName, byte[] bytes) {
    return new ItemContent.Present(
        version(),
        new LiveItem(
            new ItemBody.Page(fileName, bytes),
            JsonFields.find(json, "name").map(name -> name.replaceFirst("\\.[A-Za-z]{2,5}$", "")),
            JsonFields.find(json, "webViewLink"),
            Optional.empty(),
            JsonFields.find(json, "modifiedTime")
                .filter(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
                .map(time -> LocalDate.parse(time.substring(0, 10))),
            List.of()));
  }
}
