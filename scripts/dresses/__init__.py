"""Invented bulletins and other documents in many dresses, each with its answer by construction."""
