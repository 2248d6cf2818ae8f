package org.promolist.job;

import java.util.UUID;

/**
 * Work to be done in the background.
 *
 * @param kind names the {@link JobWork} that does it
 * @param subjectId what is worked on, such as a batch
 * @param objectId what that belongs to and where people find it, such as a list
 * @param title for people, at most 200 characters, such as "Spring goodwill · #7"
 * @param total how much there is to do, in the kind's own unit
 */
public record JobOrder(String kind, UUID subjectId, UUID objectId, String title, long total) {}
