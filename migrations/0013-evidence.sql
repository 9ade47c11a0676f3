-- Evidence files name the erasure of what they cannot show: the few records that say so are found without reading the others.
CREATE INDEX consent_record_erasures ON consent_record (org_id, id) WHERE kind = 'erased';
