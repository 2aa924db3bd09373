/** Live source for pages in buckets of Amazon S3 and compatible services, such as MinIO. */
@NullMarked
package io.signalbox.ingestion.live.bucket;

import org.jspecify.annotations.NullMarked;
