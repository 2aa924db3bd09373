/** Pages in buckets of Amazon S3 and of what speaks its language, such as MinIO. */
@NullMarked
package io.signalbox.ingestion.live.bucket;

import org.jspecify.annotations.NullMarked;
