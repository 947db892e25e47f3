# tell: letter, in German. letter.en.ftl has the same ids.
letter-how = Bitte antworten Sie im Internet. Öffnen Sie dazu diese Adresse oder scannen Sie das Bild mit der Kamera Ihres Handys. Geben Sie dann den Code ein.
letter-code = Ihr Code
letter-qr = QR-Code mit der Adresse der Umfrage und Ihrem Code
letter-once = Der Code gilt für eine Person und einmal. Sie können jederzeit unterbrechen und später weitermachen.
letter-anonymous = Ihre Antworten bleiben anonym: Der Code wird nicht mit ihnen gespeichert. Wir sehen nicht, wer was geantwortet hat.
letter-until = Sie können bis { $day } antworten.
