"""What is decided and when, in the shape in which InforMEA gathers it from all conventions."""
