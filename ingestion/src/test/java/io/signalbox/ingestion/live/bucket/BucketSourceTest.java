package io.signalbox.ingestion.live.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.LiveFixture;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.RestPeer;
import io.signalbox.ingestion.live.RestPeer.PeerAnswer;
import io.signalbox.ingestion.live.RestPeer.PeerRequest;
import io.signalbox.ingestion.live.bucket.BucketSettings.BucketKeys;
import io.signalbox.ingestion.live.bucket.BucketSystem.BucketOpener;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers in the shape of Amazon S3's REST interface, whose signature is computed here anew. */
class BucketSourceTest {
  private static final String SECRET = "wJalr" + "XUtnFEMI";

  @TempDir private Path folder;
  private final Map<String, String> objects = new TreeMap<>();
  private boolean encodes = true;
  private RestPeer peer;
  private LiveFixture live;

  @BeforeEach
  void start() throws IOException {
    live = new LiveFixture(folder);
    peer = new RestPeer();
    peer.on("/pages/.*", this::one);
    peer.on("/pages", this::list);
  }

  @AfterEach
  void stop() {
    live.close();
    peer.close();
  }

  private static Map<String, String> query(PeerRequest request) {
    return List.of(request.uri().getRawQuery().split("&", -1)).stream()
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  /** Pages of two keys each. */
  private PeerAnswer list(PeerRequest request) {
    if (!isSigned(request)) {
      return PeerAnswer.status(403, Map.of());
    }
    Map<String, String> query = query(request);
    String after =
        URLDecoder.decode(query.getOrDefault("continuation-token", ""), StandardCharsets.UTF_8);
    List<String> keys =
        objects.keySet().stream()
            .filter(key -> encoded(key).startsWith(query.get("prefix")))
            .filter(key -> key.compareTo(after) > 0)
            .toList();
    boolean more = keys.size() > 2;
    String contents =
        keys.stream()
            .limit(2)
            .map(
                key ->
                    "<Contents><Key>%s</Key><ETag>&quot;%s&quot;</ETag><Size>%d</Size></Contents>"
                        .formatted(
                            encodes ? encoded(key) : key,
                            tag(key),
                            objects.get(key).getBytes(StandardCharsets.UTF_8).length))
            .collect(Collectors.joining());
    return new PeerAnswer(
        200,
        Map.of("Content-Type", "application/xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>pages</Name>%s
        <IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>\
        """
            .formatted(
                encodes ? "<EncodingType>url</EncodingType>" : "",
                more,
                contents,
                more ? "<NextContinuationToken>" + keys.get(1) + "</NextContinuationToken>" : ""),
        false);
  }

  private PeerAnswer one(PeerRequest request) {
    String key = request.path().substring("/pages/".length());
    if (!isSigned(request)) {
      return PeerAnswer.status(403, Map.of());
    }
    return objects.containsKey(key)
        ? new PeerAnswer(
            200,
            Map.of(
                "ETag", "\"" + tag(key) + "\"", "Last-Modified", "Sun, 29 Nov 2026 10:00:00 GMT"),
            objects.get(key),
            false)
        : PeerAnswer.status(404, Map.of());
  }

  private String tag(String key) {
    return Integer.toHexString(objects.get(key).hashCode());
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Signature of version 4, as Amazon's manual defines it. */
  private static boolean isSigned(PeerRequest request) {
    String authorization = request.header("Authorization").orElse("");
    String names = authorization.replaceFirst(".*SignedHeaders=([^,]*),.*", "$1");
    String scope = authorization.replaceFirst(".*Credential=AKID/([^,]*),.*", "$1");
    String headers =
        List.of(names.split(";", -1)).stream()
            .map(name -> name + ":" + request.header(name).orElse("") + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.uri().getRawPath(),
            Optional.ofNullable(request.uri().getRawQuery()).orElse(""),
            headers,
            names,
            request.header("x-amz-content-sha256").orElse(""));
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date").orElse(""),
            scope,
            sha256(canonical));
    byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return authorization.endsWith("Signature=" + HexFormat.of().formatHex(hmac(key, text)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private BucketOpener opener(String secret, String... prefixes) {
    return new BucketOpener(
        new BucketSettings(
            peer.url(),
            "pages",
            List.of(prefixes),
            Map.of("hr/", AccessRule.parse("group:hr"), "hr/open/", AccessRule.everyone()),
            "eu-west-1",
            Optional.of(new BucketKeys("AKID", new Secret(secret), Optional.empty()))));
  }

  private void put(String key, String text) {
    objects.put(key, "# " + key + "\n\n" + text);
  }

  @Test
  void readsPagesBelowThePrefixesUnderTheRuleOfTheLongestOne() {
    put("hr/pay day (old).md", "Salaries are paid on the 25th.");
    put("hr/open/holidays.md", "There are thirty days of holiday.");
    put("ops/ä~b/restart.md", "Restart the pods one by one.");
    put("ops/picture.png", "none");
    put("other/page.md", "Nobody asked for it.");
    assertThat(live.run(opener(SECRET, "hr/", "ops/")))
        .returns(Optional.empty(), SyncReport::failure)
        .returns(3L, SyncReport::stored);
    assertThat(live.stored())
        .containsExactlyInAnyOrder(
            "hr/pay day (old).md", "hr/open/holidays.md", "ops/ä~b/restart.md");
    assertThat(live.document("hr/pay day (old).md").access())
        .isEqualTo(AccessRule.parse("group:hr;public"));
    assertThat(live.document("hr/open/holidays.md").access()).isEqualTo(AccessRule.everyone());

    peer.taken();
    assertThat(live.run(opener(SECRET, "hr/", "ops/"))).returns(0L, SyncReport::stored);
    assertThat(peer.taken()).hasSize(2);

    // Not all services heed the wish for encoded keys.
    encodes = false;
    put("ops/ä~b/restart.md", "Restart the pods two by two.");
    put("ops/a+b.md", "Count the pods.");
    objects.remove("hr/open/holidays.md");
    assertThat(live.run(opener(SECRET, "hr/", "ops/")))
        .returns(2L, SyncReport::stored)
        .returns(1L, SyncReport::removed);
    assertThat(live.document("ops/ä~b/restart.md").passages().toString()).contains("two by two");
  }

  @Test
  void saysWhichRightOfTheKeyIsMissing() {
    LiveSettings settings = live.settings(opener("wrong", ""), AccessRule.everyone());
    assertThat(live.sync(settings).check(settings))
        .singleElement()
        .matches(finding -> !finding.holds() && finding.sentence().contains("s3:ListBucket"));

    put("a.md", "Text.");
    peer.on("/pages/.*", request -> PeerAnswer.status(403, Map.of()));
    LiveSettings right = live.settings(opener(SECRET, ""), AccessRule.everyone());
    assertThat(live.sync(right).check(right))
        .anyMatch(finding -> !finding.holds() && finding.sentence().contains("s3:GetObject"));
  }
}
