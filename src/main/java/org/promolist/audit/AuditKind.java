package org.promolist.audit;

/** An action on a kind of object, such as {@code CREATED} on {@code LIST}. */
public record AuditKind(String objectType, String action) {}
