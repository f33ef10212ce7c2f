"""moto as a stand-in for AWS, with what it lacks: each addition is small, says what it is for, and is listed in `handlers`."""
