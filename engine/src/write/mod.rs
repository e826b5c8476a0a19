//! How does a document leave? One file a format, one line in the list.
