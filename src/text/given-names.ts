/** Given names that are common in Sweden. Not those that are words of streets and nature too: Stig, Sten, Max, Dag. */
export const givenNames: ReadonlySet<string> = new Set(
  `Abdi Abdullah Adam Agneta Ahmed Albin Alexander Alexandra Alf Alfred Ali Alice Alicia Alva Amanda Amina Anders
  Andreas Anette Anita Ann Anna Anneli Annika Anton Arne Arvid Astrid August Axel Barbro Bengt Berit Bertil Birgit
  Birgitta Bo Britt Börje Camilla Carina Carl Caroline Cecilia Charlotta Charlotte Christer Christian Christina
  Christoffer Daniel Dan David Ebba Edith Edvin Elias Elin Elisabeth Ella Ellen Elsa Emil Emilia Emma Erik Erika Eva
  Evelina Fatima Felicia Felix Filip Fredrik Frida Gabriel Gerd Greta Gun Gunilla Gunnar Gustaf Gustav Göran Gösta
  Hanna Hans Hassan Helena Helene Henrik Hugo Håkan Ibrahim Ida Inga Inger Ingrid Isabella Isak Jakob Jan Jeanette
  Jenny Jens Jessica Jesper Joakim Johan Johanna Johannes John Jonas Jonathan Josef Josefin Jörgen Julia Jonny Kalle
  Karin Karl Katarina Kenneth Kent Kerstin Kim Kjell Klara Kristian Kristina Kristoffer Krister Lars Leif Lena Lennart
  Lilly Linda Linnea Linnéa Linus Lisa Louise Lotta Lovisa Lucas Ludvig Lukas Madeleine Magdalena Magnus Maja
  Malin Margareta Maria Marianne Marie Marcus Markus Martin Martina Matilda Mats Mattias Mia Micael Michael Mikael
  Mohamed Mohammed Moa Mona Monica Mustafa Märta Nathalie Nicklas Niklas Nils Nina Noah Olga Oliver Olivia Olle
  Olof Omar Oscar Oskar Patrik Per Pernilla Peter Petra Pia Pontus Ragnar Rasmus Rebecca Rickard Rikard Robert Robin
  Roger Roland Rolf Rune Samuel Sandra Sanna Sara Sebastian Simon Sofia Sofie Solveig Sonja Stefan Stina Sture Susanne
  Svante Sven Therese Thomas Tobias Tomas Tommy Torbjörn Torsten Tove Tuva Tyra Ulf Ulla Ulrika Vanja Vera
  Veronica Victor Victoria Viggo Viktor Viktoria Vincent Wilma William Yasmin Yvonne Åke Åsa Örjan`.split(
    /\s+/,
  ),
)
