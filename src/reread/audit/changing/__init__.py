"""What two versions of a sentence say otherwise: a file for each sort of change."""
